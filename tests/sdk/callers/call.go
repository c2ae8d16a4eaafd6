// Call what a plan says with the generated client, and tell the type of each answer.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"sdk/executiveorders"
)

type call struct {
	Name      string
	Operation string
	Tag       string
	Path      string
	Arguments map[string]json.RawMessage
	Places    map[string]string
	Body      json.RawMessage
	BodyModel string `json:"body_model"`
}

func main() {
	configuration := executiveorders.NewConfiguration()
	configuration.Servers = executiveorders.ServerConfigurations{{URL: os.Args[1]}}
	client := reflect.ValueOf(*executiveorders.NewAPIClient(configuration))
	plan, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	var calls []call
	if err := json.Unmarshal(plan, &calls); err != nil {
		log.Fatal(err)
	}
	for _, each := range calls {
		fmt.Println(each.Name, called(client.FieldByName(camel(each.Tag)+"API"), each))
	}
}

func called(api reflect.Value, each call) string {
	method := api.MethodByName(camel(each.Operation))
	given := []reflect.Value{reflect.ValueOf(context.Background())}
	for _, name := range inPath(each) {
		given = append(given, converted(each.Arguments[name], method.Type().In(len(given))))
	}
	request := method.Call(given)[0]
	for name, place := range each.Places {
		if place == "query" {
			setter := request.MethodByName(camel(name))
			request = setter.Call([]reflect.Value{converted(each.Arguments[name], setter.Type().In(0))})[0]
		}
	}
	if each.BodyModel != "" {
		setter := request.MethodByName(each.BodyModel)
		body := reflect.New(setter.Type().In(0))
		if err := json.Unmarshal(each.Body, body.Interface()); err != nil {
			log.Fatal(each.Name, err)
		}
		request = setter.Call([]reflect.Value{body.Elem()})[0]
	}
	answer := request.MethodByName("Execute").Call(nil)
	if err := answer[2]; !err.IsNil() {
		log.Fatal(each.Name, ": ", err.Interface())
	}
	told := strings.Split(answer[0].Type().String(), ".")
	return strings.TrimPrefix(told[len(told)-1], "*")
}

// inPath returns the names of what stands in the path, in its order.
func inPath(each call) []string {
	var names []string
	for _, part := range strings.Split(each.Path, "{")[1:] {
		names = append(names, strings.Split(part, "}")[0])
	}
	return names
}

func converted(value json.RawMessage, kind reflect.Type) reflect.Value {
	made := reflect.New(kind)
	if err := json.Unmarshal(value, made.Interface()); err != nil {
		log.Fatal(string(value), err)
	}
	return made.Elem()
}

func camel(name string) string {
	var made strings.Builder
	for _, part := range strings.FieldsFunc(name, func(each rune) bool { return each == '_' || each == ' ' }) {
		made.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return made.String()
}
