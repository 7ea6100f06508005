package plc

type frameFunc func(payload []byte) string

var frames = map[byte]frameFunc{ // ~ dispatch-table
	0x01: onBoot,
	0x02: onReading,
	0x7f: onFault,
}

func onBoot([]byte) string      { return "boot" }
func onReading(p []byte) string { return "reading " + string(p) }
func onFault(p []byte) string   { return "fault " + string(p) }

func Handle(frame []byte) string {
	f, ok := frames[frame[0]]
	if !ok {
		return "unknown"
	}
	return f(frame[1:])
}
