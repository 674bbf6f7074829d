package io.lcollections.man;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What the pages say of their age. It changes with the {@code pom.xml} and not from one day to the next.
 *
 * @param version such as {@code 0.1.0}
 * @param date the day that the build gives to all that it makes
 */
record Edition(String version, LocalDate date) {

    static Edition ofPom() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        Node project = pom.getDocumentElement();
        String time = child(child(project, "properties"), "project.build.outputTimestamp")
                .getTextContent();
        return new Edition(
                child(project, "version").getTextContent(),
                Instant.parse(time).atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Node child(Node parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                return children.item(i);
            }
        }
        throw new AssertionError("the pom.xml has no " + name);
    }
}
