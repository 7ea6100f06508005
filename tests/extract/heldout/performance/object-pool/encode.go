package frame

import (
	"bytes"
	"encoding/binary"
	"sync"
)

var buffers = sync.Pool{ // ~ object-pool
	New: func() any { return new(bytes.Buffer) },
}

func Encode(device uint32, values []float64) ([]byte, error) {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if err := binary.Write(buf, binary.BigEndian, device); err != nil {
		return nil, err
	}
	if err := binary.Write(buf, binary.BigEndian, values); err != nil {
		return nil, err
	}
	return bytes.Clone(buf.Bytes()), nil
}
