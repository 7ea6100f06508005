package edi.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

public class ParserPool { // ~ object-pool

    private final Deque<DocumentBuilder> idle = new ArrayDeque<>();

    public synchronized DocumentBuilder acquire() throws ParserConfigurationException {
        DocumentBuilder builder = idle.poll();
        return builder != null ? builder : DocumentBuilderFactory.newInstance().newDocumentBuilder();
    }

    public synchronized void release(DocumentBuilder builder) {
        builder.reset();
        idle.push(builder);
    }
}
