package retention

type Bucket struct {
	Name   string
	Locked bool
	Days   map[string][]Object
}

type Object struct {
	Key  string
	Age  int
	Held bool
	Tags []string
}

func Sweep(buckets []Bucket, drop func(string)) {
	for _, b := range buckets {
		if !b.Locked {
			for day, objects := range b.Days {
				if day < "2024" {
					for _, o := range objects {
						if !o.Held {
							for _, tag := range o.Tags { // ~ deep-nesting
								if tag == "temp" && o.Age > 30 {
									drop(o.Key)
								}
							}
						}
					}
				}
			}
		}
	}
}
