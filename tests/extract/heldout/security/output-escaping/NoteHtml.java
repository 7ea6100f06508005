package org.clinic.notes;

import org.apache.commons.text.StringEscapeUtils;

class NoteHtml {

    static String render(Note note) {
        return "<section><h2>" + StringEscapeUtils.escapeHtml4(note.title()) + "</h2>" // ~ output-escaping
                + "<time>" + note.written() + "</time></section>";
    }
}
