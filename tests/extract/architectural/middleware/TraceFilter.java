package com.tradesense.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

public class TraceFilter implements Filter {
    @Override // ~ middleware
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try (Span span = Span.start(request)) {
            chain.doFilter(request, response);
        }
    }
}
