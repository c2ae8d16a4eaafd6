// The orders in force of a president, the first of them first: go run ./example http://127.0.0.1:8000
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"sdk/executiveorders"
	"sdk/pager"
)

func main() {
	configuration := executiveorders.NewConfiguration()
	configuration.Servers = executiveorders.ServerConfigurations{{URL: os.Args[1]}}
	client := executiveorders.NewAPIClient(configuration)
	ask := func(cursor string) (*executiveorders.OrderPage, *http.Response, error) {
		request := client.OrdersAPI.ListOrders(context.Background()).
			President([]string{"donald-trump"}).
			Status([]executiveorders.KnownOrderStatus{executiveorders.KNOWNORDERSTATUS_IN_FORCE}).
			Sort(executiveorders.OrderListSort("signed_on")).
			Limit(2)
		if cursor != "" {
			request = request.Cursor(cursor)
		}
		return request.Execute()
	}
	err := pager.Each[executiveorders.OrderSummary](ask, func(order executiveorders.OrderSummary) error {
		_, err := fmt.Println(order.GetNumber(), order.GetSignedOn(), order.Status.Value)
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
}
