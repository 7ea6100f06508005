package wire

func NewCodec(name string) (Codec, error) { // ~ factory
	switch name {
	case "json":
		return &JSONCodec{}, nil
	case "sbe":
		return &BinaryCodec{}, nil
	}
	return nil, errUnknown
}

func NewFrame(size int) *Frame {
	return &Frame{size: size}
}
