import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import executiveorders.ApiClient;

/** Reads JSON as the generated client does, and leaves text as it is, which that takes for JSON, too. */
public final class TextMapper extends ObjectMapper {
  public TextMapper() {
    super(ApiClient.createDefaultObjectMapper());
  }

  /** The client works with copies. */
  @Override
  public ObjectMapper copy() {
    return new TextMapper();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T readValue(String content, TypeReference<T> type) throws JsonProcessingException {
    return type.getType() == String.class ? (T) content : super.readValue(content, type);
  }
}
