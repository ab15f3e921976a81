// Writes the table of types that the rehearsal reads (io/github/sarvanom/rehearsal/schema/types.txt), from the Go types of Kubernetes
// and the OpenAPI documents of a server of the same release:
//
//	testbed up DIR control; for each group: kubectl get --raw /openapi/v3/GROUP >DOCUMENTS/GROUP.json
//	cp ../modules/kubernetes/go.mod ../modules/kubernetes/go.sum . && go run -mod=mod . DOCUMENTS
//
// RealApiServerIT.typesAreTheServersOwn says when the table is out of date.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"

	apps "k8s.io/api/apps/v1"
	admission "k8s.io/api/authorization/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	batch "k8s.io/api/batch/v1"
	coordination "k8s.io/api/coordination/v1"
	core "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	rbac "k8s.io/api/rbac/v1"
	scheduling "k8s.io/api/scheduling/v1"
	storage "k8s.io/api/storage/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var roots = []any{core.Namespace{}, core.ConfigMap{}, core.Secret{}, core.ServiceAccount{}, core.Service{}, core.Pod{}, core.Event{}, core.Endpoints{},
	core.PersistentVolumeClaim{}, core.PersistentVolume{}, core.Node{}, core.ResourceQuota{}, core.LimitRange{}, apps.Deployment{}, apps.ReplicaSet{},
	apps.StatefulSet{}, apps.DaemonSet{}, apps.ControllerRevision{}, batch.Job{}, batch.CronJob{}, networking.Ingress{}, networking.IngressClass{}, networking.NetworkPolicy{},
	policy.PodDisruptionBudget{}, autoscaling.HorizontalPodAutoscaler{}, rbac.Role{}, rbac.RoleBinding{}, rbac.ClusterRole{}, rbac.ClusterRoleBinding{},
	coordination.Lease{}, discovery.EndpointSlice{}, storage.StorageClass{}, scheduling.PriorityClass{}, admission.SelfSubjectAccessReview{}, admission.SelfSubjectRulesReview{},
	meta.DeleteOptions{}}

var scalars = map[string]string{"k8s.io/apimachinery/pkg/api/resource.Quantity": "quantity", "k8s.io/apimachinery/pkg/util/intstr.IntOrString": "intstr",
	"k8s.io/apimachinery/pkg/apis/meta/v1.Time": "time", "k8s.io/apimachinery/pkg/apis/meta/v1.MicroTime": "microtime",
	"k8s.io/apimachinery/pkg/apis/meta/v1.FieldsV1": "any", "k8s.io/apimachinery/pkg/runtime.RawExtension": "any"}
var schemas = map[string]map[string]any{}
var done = map[reflect.Type]bool{}
var lines []string
var names = map[string]reflect.Type{}

func schemaOf(t reflect.Type) map[string]any {
	p := strings.NewReplacer("k8s.io/api/", "io.k8s.api.", "k8s.io/apimachinery/", "io.k8s.apimachinery.").Replace(t.PkgPath())
	return schemas[strings.ReplaceAll(p, "/", ".")+"."+t.Name()]
}
func name(t reflect.Type) string {
	n := t.Name()
	if o, ok := names[n]; ok && o != t {
		parts := strings.Split(t.PkgPath(), "/")
		n = strings.ToUpper(parts[len(parts)-2][:1]) + parts[len(parts)-2][1:] + n
	}
	names[n] = t
	return n
}
func typeOf(t reflect.Type, s map[string]any) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if x, ok := scalars[t.PkgPath()+"."+t.Name()]; ok {
		return x
	}
	str := func(k string) string { x, _ := s[k].(string); return x }
	switch t.Kind() {
	case reflect.String:
		return "string"
	case reflect.Bool:
		return "bool"
	case reflect.Int32:
		return "int32"
	case reflect.Int, reflect.Int64:
		return "int64"
	case reflect.Float64:
		return "float"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "bytes"
		}
		items, _ := s["items"].(map[string]any)
		e := typeOf(t.Elem(), items)
		switch str("x-kubernetes-list-type") {
		case "map":
			var ks []string
			for _, k := range s["x-kubernetes-list-map-keys"].([]any) {
				ks = append(ks, k.(string))
			}
			return "[" + strings.Join(ks, ",") + "]" + e
		case "set":
			return "[=]" + e
		}
		return "[]" + e
	case reflect.Map:
		items, _ := s["additionalProperties"].(map[string]any)
		a := ""
		if str("x-kubernetes-map-type") == "atomic" {
			a = "!"
		}
		return a + "{}" + typeOf(t.Elem(), items)
	case reflect.Struct:
		visit(t)
		a := ""
		if str("x-kubernetes-map-type") == "atomic" {
			a = "!"
		}
		return a + name(t)
	}
	panic(t.String())
}
func fields(t reflect.Type, props map[string]any) []string {
	var out []string
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag := strings.Split(f.Tag.Get("json"), ",")
		if tag[0] == "" && f.Anonymous {
			e := f.Type
			for e.Kind() == reflect.Pointer {
				e = e.Elem()
			}
			out = append(out, fields(e, props)...)
			continue
		}
		if tag[0] == "" || tag[0] == "-" {
			continue
		}
		s, _ := props[tag[0]].(map[string]any)
		x := tag[0]
		for _, o := range tag[1:] {
			if o == "omitempty" {
				x += "?"
			}
			if o == "omitzero" {
				x += "0"
			}
		}
		if f.Type.Kind() == reflect.Pointer {
			x += "*"
		}
		x += "=" + typeOf(f.Type, s)
		if strings.Contains(f.Tag.Get("patchStrategy"), "retainKeys") {
			x += "@retainKeys"
		}
		if strings.Contains(f.Tag.Get("patchStrategy"), "merge") {
			x += "@merge"
			if k := f.Tag.Get("patchMergeKey"); k != "" {
				x += ":" + k
			}
		}
		out = append(out, x)
	}
	return out
}
func visit(t reflect.Type) {
	if done[t] {
		return
	}
	done[t] = true
	n := name(t)
	s := schemaOf(t)
	props, _ := s["properties"].(map[string]any)
	a := ""
	if s["x-kubernetes-map-type"] == "atomic" {
		a = "!"
	}
	lines = append(lines, n+a+" "+strings.Join(fields(t, props), " "))
}
func main() {
	files, _ := filepath.Glob(os.Args[1] + "/*.json")
	for _, f := range files {
		var d struct {
			Components struct{ Schemas map[string]map[string]any }
		}
		b, _ := os.ReadFile(f)
		if err := json.Unmarshal(b, &d); err != nil {
			panic(err)
		}
		for k, v := range d.Components.Schemas {
			schemas[k] = v
		}
	}
	for _, r := range roots {
		names[reflect.TypeOf(r).Name()] = reflect.TypeOf(r)
	}
	for _, r := range roots {
		visit(reflect.TypeOf(r))
	}
	sort.Strings(lines)
	for _, l := range lines {
		fmt.Println(l)
	}
}
