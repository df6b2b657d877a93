package dev.darkroom.local.s3.folder;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// The HTTP headers that an object is stored with and answered with.
final class ObjectHeaders {
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String CONTENT_DISPOSITION = "Content-Disposition";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String CONTENT_LANGUAGE = "Content-Language";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String EXPIRES = "Expires";

    private final Map<String, String> values = new HashMap<>();

    private ObjectHeaders() {}

    static Map<String, String> of(PutObjectRequest request) {
        return new ObjectHeaders()
                .with(CACHE_CONTROL, request.cacheControl())
                .with(CONTENT_DISPOSITION, request.contentDisposition())
                .with(CONTENT_ENCODING, request.contentEncoding())
                .with(CONTENT_LANGUAGE, request.contentLanguage())
                .with(CONTENT_TYPE, request.contentType())
                .with(EXPIRES, request.expires())
                .values;
    }

    static Map<String, String> of(CreateMultipartUploadRequest request) {
        return new ObjectHeaders()
                .with(CACHE_CONTROL, request.cacheControl())
                .with(CONTENT_DISPOSITION, request.contentDisposition())
                .with(CONTENT_ENCODING, request.contentEncoding())
                .with(CONTENT_LANGUAGE, request.contentLanguage())
                .with(CONTENT_TYPE, request.contentType())
                .with(EXPIRES, request.expires())
                .values;
    }

    static Map<String, String> of(CopyObjectRequest request) {
        return new ObjectHeaders()
                .with(CACHE_CONTROL, request.cacheControl())
                .with(CONTENT_DISPOSITION, request.contentDisposition())
                .with(CONTENT_ENCODING, request.contentEncoding())
                .with(CONTENT_LANGUAGE, request.contentLanguage())
                .with(CONTENT_TYPE, request.contentType())
                .with(EXPIRES, request.expires())
                .values;
    }

    /// Puts the stored headers on an answer; S3Proxy reads `Expires` from the field that the SDK
    /// deprecates.
    @SuppressWarnings("deprecation")
    static void apply(Map<String, String> headers, GetObjectResponse.Builder response) {
        headers.forEach((name, value) -> {
            switch (name) {
                case CACHE_CONTROL -> response.cacheControl(value);
                case CONTENT_DISPOSITION -> response.contentDisposition(value);
                case CONTENT_ENCODING -> response.contentEncoding(value);
                case CONTENT_LANGUAGE -> response.contentLanguage(value);
                case CONTENT_TYPE -> response.contentType(value);
                case EXPIRES -> response.expires(Instant.parse(value));
                default -> throw new IllegalArgumentException("not a stored header: " + name);
            }
        });
    }

    private ObjectHeaders with(String name, @Nullable Object value) {
        if (value != null) values.put(name, value.toString());
        return this;
    }
}
