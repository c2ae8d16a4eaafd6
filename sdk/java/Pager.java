import executiveorders.ApiException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** All items of a list, page after page, for the client that openapi-generator makes. */
public final class Pager<P, I> implements Iterable<I> {
  /** How often a page is asked for while the server says that it is busy. */
  private static final int TRIES = 5;

  /** Seconds that are waited at the most, whatever the server says. */
  private static final long LONGEST = 60;

  /** Asks for the page that begins at a cursor; null begins at the beginning. */
  public interface Ask<P> {
    P page(String cursor) throws ApiException;
  }

  /** The server answered with a problem; the cause has its status and its document. */
  public static class ProblemException extends RuntimeException {
    ProblemException(ApiException cause) {
      super(cause.getCode() + ": " + cause.getResponseBody(), cause);
    }
  }

  /** The corpus was published anew while the list was read (410): begin again, without what was read of it. */
  public static final class CursorExpiredException extends ProblemException {
    CursorExpiredException(ApiException cause) {
      super(cause);
    }
  }

  private final Ask<P> ask;
  private final Function<P, List<I>> items;
  private final Function<P, String> next;

  /**
   * Read a list, such as {@code new Pager<>(cursor -> api.listOrders(request(cursor)), OrderPage::getItems,
   * OrderPage::getNextCursor)}.
   */
  public Pager(Ask<P> ask, Function<P, List<I>> items, Function<P, String> next) {
    this.ask = ask;
    this.items = items;
    this.next = next;
  }

  /**
   * The items of all pages; {@code next} throws {@link CursorExpiredException} if the corpus was published anew
   * meanwhile, and {@link ProblemException} if the server answers with another problem.
   */
  @Override
  public Iterator<I> iterator() {
    return new Iterator<>() {
      private final Queue<I> read = new ArrayDeque<>();
      private String cursor;
      private boolean whole;

      @Override
      public boolean hasNext() {
        while (read.isEmpty() && !whole) {
          P page = page(cursor);
          read.addAll(items.apply(page));
          cursor = next.apply(page);
          whole = cursor == null;
        }
        return !read.isEmpty();
      }

      @Override
      public I next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return read.remove();
      }
    };
  }

  private P page(String cursor) {
    for (int left = TRIES - 1; ; left--) {
      try {
        return ask.page(cursor);
      } catch (ApiException refused) {
        boolean busy = refused.getCode() == 429 || refused.getCode() == 503;
        if (!busy || left == 0) {
          throw refused.getCode() == 410 ? new CursorExpiredException(refused) : new ProblemException(refused);
        }
        rest(refused.getResponseHeaders().firstValueAsLong("Retry-After").orElse(1));
      }
    }
  }

  private static void rest(long seconds) {
    try {
      Thread.sleep(Math.min(seconds, LONGEST) * 1000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
