package wire

import (
	"bytes"
	"sync"
)

var buffers = sync.Pool{ // ~ object-pool
	New: func() any { return new(bytes.Buffer) },
}

func Encode(message Message) []byte {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	message.write(buffer)
	return append([]byte(nil), buffer.Bytes()...)
}
