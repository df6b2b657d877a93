package dev.darkroom.local.batch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// AWS Batch on loopback, at a free port: the real HTTP API, with this machine's processes as
/// containers.
public final class BatchServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService requests;
    private final Jobs jobs;

    private BatchServer(HttpServer http, ExecutorService requests, Jobs jobs) {
        this.http = http;
        this.requests = requests;
        this.jobs = jobs;
    }

    /// Starts a server; it answers when this returns. Processes that an earlier server on the same
    /// folder left behind are ended first.
    public static BatchServer start(BatchConfig config) throws IOException {
        var _ = config.leftovers().end();
        Jobs jobs = new Jobs(config);
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(requests);
        http.createContext("/v1/", new BatchHandler(new BatchApi(config, jobs)));
        http.start();
        return new BatchServer(http, requests, jobs);
    }

    /// The address for `AWS_ENDPOINT_URL_BATCH`.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// Takes the instance below a running job away, as a Spot reclaim does: the process is killed
    /// at once, and the attempt ends with `Host EC2 (instance i-…) terminated.` Returns whether the
    /// job was running.
    public boolean reclaim(String jobId) {
        return jobs.reclaim(new JobId(jobId));
    }

    @Override
    public void close() {
        http.stop(0);
        jobs.close();
        requests.close();
    }
}
