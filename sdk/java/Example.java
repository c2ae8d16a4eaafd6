import executiveorders.ApiClient;
import executiveorders.api.OrdersApi;
import executiveorders.api.OrdersApi.APIListOrdersRequest;
import executiveorders.model.KnownOrderStatus;
import executiveorders.model.OrderListSort;
import executiveorders.model.OrderPage;
import executiveorders.model.OrderSummary;
import java.net.http.HttpClient;
import java.util.List;

/** The orders in force of a president, the first of them first: {@code java Example http://127.0.0.1:8000}. */
public final class Example {
  public static void main(String[] arguments) {
    // Without the version the JDK asks a server without TLS for HTTP/2, which costs what is sent with POST.
    HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    ApiClient client = new ApiClient(http, new TextMapper(), arguments[0]);
    OrdersApi api = new OrdersApi(client);
    Pager<OrderPage, OrderSummary> orders =
        new Pager<>(cursor -> api.listOrders(request(cursor)), OrderPage::getItems, OrderPage::getNextCursor);
    for (OrderSummary order : orders) {
      System.out.println(order.getNumber() + " " + order.getSignedOn() + " " + order.getStatus().getValue());
    }
  }

  private static APIListOrdersRequest request(String cursor) {
    return APIListOrdersRequest.newBuilder()
        .president(List.of("donald-trump"))
        .status(List.of(KnownOrderStatus.IN_FORCE))
        .sort(OrderListSort.SIGNED_ON)
        .limit(2)
        .cursor(cursor)
        .build();
  }
}
