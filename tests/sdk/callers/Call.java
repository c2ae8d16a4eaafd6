import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import executiveorders.ApiClient;
import executiveorders.ApiResponse;
import executiveorders.JSON;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.util.Iterator;
import java.util.Map;

/** Call what a plan says with the generated client, and tell the type of each answer. */
public final class Call {
  public static void main(String[] arguments) throws Exception {
    // Without the version the JDK asks a server without TLS for HTTP/2, which costs what is sent with POST.
    HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    ApiClient client = new ApiClient(http, new TextMapper(), arguments[0]);
    for (JsonNode call : JSON.getDefault().getMapper().readTree(new File(arguments[1]))) {
      String name = call.get("name").asText();
      try {
        ApiResponse<?> answer = called(client, call);
        System.out.println(name + " " + type(answer));
      } catch (InvocationTargetException failed) {
        throw new IllegalStateException(name, failed.getCause());
      }
    }
  }

  /** The name of the type; the client makes nothing of a text that is empty. */
  private static String type(ApiResponse<?> answer) {
    return answer.getData() == null ? "String" : answer.getData().getClass().getSimpleName();
  }

  private static ApiResponse<?> called(ApiClient client, JsonNode call) throws Exception {
    Class<?> type = Class.forName("executiveorders.api." + camel(call.get("tag").asText()) + "Api");
    Object api = type.getConstructor(ApiClient.class).newInstance(client);
    String name = call.get("operation").asText();
    try {
      Class<?> request = Class.forName(type.getName() + "$API" + camel(name) + "Request");
      Method method = type.getMethod(name + "WithHttpInfo", request);
      return (ApiResponse<?>) method.invoke(api, built(request, call));
    } catch (ClassNotFoundException none) {
      return (ApiResponse<?>) type.getMethod(name + "WithHttpInfo").invoke(api);
    }
  }

  private static Object built(Class<?> request, JsonNode call) throws Exception {
    Object builder = request.getMethod("newBuilder").invoke(null);
    for (Iterator<Map.Entry<String, JsonNode>> given = call.get("arguments").fields(); given.hasNext(); ) {
      Map.Entry<String, JsonNode> each = given.next();
      set(builder, lower(camel(each.getKey())), each.getValue());
    }
    if (!call.get("body").isNull()) {
      set(builder, lower(call.get("body_model").asText()), call.get("body"));
    }
    return builder.getClass().getMethod("build").invoke(builder);
  }

  private static void set(Object builder, String name, JsonNode value) throws Exception {
    for (Method setter : builder.getClass().getMethods()) {
      if (setter.getName().matches("(?i)(_|property)?" + name) && setter.getParameterCount() == 1) {
        ObjectMapper mapper = JSON.getDefault().getMapper();
        JavaType type = mapper.constructType(setter.getGenericParameterTypes()[0]);
        setter.invoke(builder, (Object) mapper.convertValue(value, type));
        return;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static String camel(String name) {
    StringBuilder made = new StringBuilder();
    for (String part : name.split("[ _-]")) {
      made.append(part.substring(0, 1).toUpperCase()).append(part.substring(1));
    }
    return made.toString();
  }

  private static String lower(String name) {
    return name.substring(0, 1).toLowerCase() + name.substring(1);
  }
}
