package label

import (
	"html"
	"strings"
)

func Table(parcels map[string]string) string {
	var b strings.Builder
	b.WriteString("<table>")
	for no, name := range parcels {
		b.WriteString("<tr><td>" + no + "</td><td>")
		b.WriteString(html.EscapeString(name)) // ~ output-escaping
		b.WriteString("</td></tr>")
	}
	b.WriteString("</table>")
	return b.String()
}
