package machine

import "slices"

// objects returns the builtins on objects.
func objects() map[string]builtin {
	return map[string]builtin{
		"object.get":     objectGet,
		"object.keys":    objectKeys,
		"object.union":   objectUnion,
		"object.union_n": objectUnionN,
		"object.filter":  objectFilter,
		"object.remove":  objectRemove,
	}
}

func objectGet(a []Value) (Value, error) {
	o, ok := a[0].(*Object)
	if !ok {
		return nil, wrongType(1, a[0], "object")
	}
	path, ok := a[1].(*Array)
	if !ok {
		if found := o.Get(a[1]); found != nil {
			return found, nil
		}
		return a[2], nil
	}
	var found Value = o
	for _, key := range path.items {
		if found = Lookup(found, key); found == nil {
			return a[2], nil
		}
	}
	return found, nil
}

func objectKeys(a []Value) (Value, error) {
	o, ok := a[0].(*Object)
	if !ok {
		return nil, wrongType(1, a[0], "object")
	}
	keys, err := keysOf(o)
	return NewSet(slices.Clone(keys)...), err
}

// keysOf returns the keys that an operand lists: the members of an array or set, or the
// keys of an object.
func keysOf(v Value) ([]Value, error) {
	switch x := v.(type) {
	case *Array:
		return x.items, nil
	case *Set:
		return x.Items(), nil
	case *Object:
		keys := make([]Value, 0, x.Len())
		x.All(func(key, _ Value) bool { keys = append(keys, key); return true })
		return keys, nil
	}
	return nil, wrongType(2, v, "object, set or array")
}

func objectUnion(a []Value) (Value, error) {
	x, ok := a[0].(*Object)
	if !ok {
		return nil, wrongType(1, a[0], "object")
	}
	y, ok := a[1].(*Object)
	if !ok {
		return nil, wrongType(2, a[1], "object")
	}
	return merged(x, y), nil
}

// merged returns an object with the keys of both. If both have a key and both values
// are objects, these are merged. Otherwise the value of y is used.
func merged(x, y *Object) *Object {
	switch {
	case x.Len() == 0:
		return y
	case y.Len() == 0:
		return x
	}
	both := &Object{shape: x.shape, values: append(make([]Value, 0, x.Len()+y.Len()), x.values...)}
	if x.own != nil {
		both.own = &dictionary{keys: append(make([]Value, 0, x.Len()+y.Len()), x.own.keys...)}
	}
	for at := range y.values {
		key, value := y.key(int32(at)), y.values[at]
		if i := both.find(key); i >= 0 {
			first, isObject := both.values[i].(*Object)
			second, alsoObject := value.(*Object)
			if isObject && alsoObject {
				value = merged(first, second)
			}
			both.values[i] = value
			continue
		}
		both.extend(key, value)
	}
	return both
}

// extend adds a key. The object must not have that key yet.
func (o *Object) extend(key, value Value) {
	name, isName := key.(string)
	if o.own == nil && o.shape != nil && isName && len(o.values) < longestShape {
		o.shape = o.shape.with(name)
		o.values = append(o.values, value)
		return
	}
	o.Put(key, value)
}

func objectUnionN(a []Value) (Value, error) {
	all, ok := a[0].(*Array)
	if !ok {
		return nil, wrongType(1, a[0], "array")
	}
	both := &Object{shape: emptyShape()}
	for _, item := range all.items {
		o, ok := item.(*Object)
		if !ok {
			return nil, wrongType(1, item, "object")
		}
		both = merged(both, o)
	}
	return both, nil
}

func emptyShape() *Shape { return NewShape(nil) }

func objectFilter(a []Value) (Value, error) {
	o, ok := a[0].(*Object)
	if !ok {
		return nil, wrongType(1, a[0], "object")
	}
	keys, err := keysOf(a[1])
	if err != nil {
		return nil, err
	}
	kept := &Object{own: &dictionary{}}
	for _, key := range keys {
		if value := o.Get(key); value != nil {
			kept.Put(key, value)
		}
	}
	return kept, nil
}

func objectRemove(a []Value) (Value, error) {
	o, ok := a[0].(*Object)
	if !ok {
		return nil, wrongType(1, a[0], "object")
	}
	keys, err := keysOf(a[1])
	if err != nil {
		return nil, err
	}
	kept := &Object{own: &dictionary{}}
	for at := range o.values {
		key := o.key(int32(at))
		if !slices.ContainsFunc(keys, func(k Value) bool { return Equal(k, key) }) {
			kept.Put(key, o.values[at])
		}
	}
	return kept, nil
}
