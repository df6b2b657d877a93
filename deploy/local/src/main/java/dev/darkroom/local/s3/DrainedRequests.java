package dev.darkroom.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/// A Jetty handler that reads a request's body to its end before the connection is used again.
///
/// S3Proxy stops at `x-amz-decoded-content-length` and leaves the last chunk and the checksum
/// trailer unread, and of a request that it refuses the whole body. Jetty then closes the
/// connection unless they happen to be there already: the SDK's url-connection client, still
/// writing, never sees the answer, or fails its next request on it without a retry.
final class DrainedRequests extends Handler.Wrapper {
    private DrainedRequests(Handler handler) {
        super(handler);
    }

    /// Puts the handler in front of S3Proxy's own, which offers no other way in than its private
    /// field.
    static void in(S3Proxy proxy) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(proxy);
        server.setHandler(new DrainedRequests(server.getHandler()));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        BegunRequest begun = new BegunRequest(request);
        return super.handle(begun, response, new Drain(begun, callback));
    }

    /// A request that knows whether its body will come: of one that waits for `100 Continue` and is
    /// refused before it was asked for it, none ever will.
    private static final class BegunRequest extends Request.Wrapper {
        private volatile boolean begun;

        BegunRequest(Request request) {
            super(request);
        }

        @Override
        public Content.Chunk read() {
            begun = true;
            return super.read();
        }

        boolean bodyComes() {
            return begun || !getHeaders().contains(HttpHeader.EXPECT);
        }
    }

    private static final class Drain extends Callback.Nested {
        private final BegunRequest request;

        Drain(BegunRequest request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            try {
                if (request.bodyComes()) Content.Source.consumeAll(request);
            } catch (IOException e) {
                throw new UncheckedIOException("Reading a request to its end", e);
            }
            super.succeeded();
        }
    }
}
