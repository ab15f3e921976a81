/** What every service of the application shares: settings, health, metrics, serving and stopping. */
package com.sarvanom.service;
