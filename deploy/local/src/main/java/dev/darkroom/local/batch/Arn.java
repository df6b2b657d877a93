package dev.darkroom.local.batch;

/// Amazon Resource Names, as Batch gives them to what it has.
record Arn(String value) {
    private static final String BATCH = "arn:aws:batch:us-east-1:000000000000:";

    static Arn job(JobId id) {
        return new Arn(BATCH + "job/" + id);
    }

    static Arn queue(String name) {
        return new Arn(BATCH + "job-queue/" + name);
    }

    static Arn definition(String name) {
        return new Arn(BATCH + "job-definition/" + name + ":1");
    }

    static Arn environment(String name) {
        return new Arn(BATCH + "compute-environment/" + name);
    }

    /// The name in what a request may give as a name, a name and revision, or an ARN.
    static String name(String nameOrArn) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        int revision = name.indexOf(':');
        return revision < 0 ? name : name.substring(0, revision);
    }
}
