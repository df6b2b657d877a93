package dev.darkroom.worker.rehearsal;

import dev.darkroom.contracts.BuiltInRecipes;
import dev.darkroom.worker.develop.Lines;
import dev.darkroom.worker.develop.Order;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;

/// What makes a worker's start a rehearsal: AWS on loopback with one shard, and the settings that
/// lead there. From then on everything is the worker's own, imagers included.
///
/// An image build records it, so that the JVM finds at a real start what it learned here. What an
/// imager would be told stands in `orders`, to record one by itself: it may start no other program,
/// as recording needs.
public final class Rehearsal {
    /// The word that starts the worker's executable so.
    public static final String COMMAND = "rehearse";

    private static final String SAMPLE = "sample.jpg";
    private static final int ORDERS = 20;

    private Rehearsal() {}

    /// Prepares this process; the worker is to be started as ever after it.
    ///
    /// @param folder for scratch, the sample and the orders
    public static void prepare(Path folder) throws IOException {
        byte[] photo = sample();
        writeOrders(Files.createDirectories(folder).toAbsolutePath(), photo);
        URI endpoint = LoopbackAws.start(RehearsedRun.of(photo)).endpoint();
        set("aws.endpointUrlS3", endpoint.toString());
        set("aws.endpointUrlSqs", endpoint.toString());
        set("aws.region", "us-east-1");
        set("aws.accessKeyId", "rehearsal");
        set("aws.secretAccessKey", "rehearsal");
        set("darkroom.worker.run", RehearsedRun.NAME.value());
        set("darkroom.worker.job-queue-url", endpoint + "/0/jobs");
        set("darkroom.worker.event-queue-url", endpoint + "/0/events");
        set("darkroom.worker.control-bucket", RehearsedRun.CONTROL);
        set("darkroom.worker.imager.count", "1");
        set("darkroom.worker.scratch", folder.resolve("scratch").toString());
    }

    private static void set(String key, String value) {
        System.setProperty(key, value);
    }

    private static void writeOrders(Path folder, byte[] photo) throws IOException {
        Path source = Files.write(folder.resolve(SAMPLE), photo);
        Path renditions = Files.createDirectories(folder.resolve("renditions"));
        var order = new Order(source, renditions, false, BuiltInRecipes.web().renditions());
        String line = new Lines().write(order);
        Files.write(folder.resolve("orders"), Collections.nCopies(ORDERS, line));
    }

    /// A photo-like picture of ours, bundled.
    private static byte[] sample() throws IOException {
        try (InputStream file = Rehearsal.class.getResourceAsStream(SAMPLE)) {
            if (file == null) {
                throw new IOException(SAMPLE + " is not bundled with this application");
            }
            return file.readAllBytes();
        }
    }
}
