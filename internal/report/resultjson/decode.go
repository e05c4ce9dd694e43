package resultjson

import (
	"reflect"
	"slices"
)

// decode reads the next JSON value into v, which has one of the types that are used for
// writing. A member is required if it is always written, unless its field has the tag
// read:"optional". Unknown members are skipped, because a later version may write more.
func (r *reader) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.flag())
	case reflect.Int:
		least := 0
		if v.Type() == reflect.TypeFor[ordinal]() {
			least = 1
		}
		v.SetInt(int64(r.count(least)))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		r.decode(v.Elem())
		return
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		r.list(func() {
			entry := reflect.New(v.Type().Elem()).Elem()
			r.decode(entry)
			v.Set(reflect.Append(v, entry))
		})
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		r.object(func(key string) {
			entry := reflect.New(v.Type().Elem()).Elem()
			r.decode(entry)
			v.SetMapIndex(reflect.ValueOf(key), entry)
		})
	case reflect.Struct:
		r.members(v)
	}
	if problem := problemOf(v.Interface()); problem != "" {
		r.wrong("%s", problem)
	}
}

// members reads the members of an object into the fields of a struct.
func (r *reader) members(v reflect.Value) {
	members := membersOf(v.Type())
	var required []string
	for _, m := range members {
		if !m.omitEmpty && !m.optional {
			required = append(required, m.name)
		}
	}
	r.object(func(key string) {
		i := slices.IndexFunc(members, func(m member) bool { return m.name == key })
		// A member that is computed again, such as the summary, is not read.
		if i >= 0 && !members[i].computed {
			r.decode(v.FieldByIndex(members[i].index))
		} else {
			r.skip()
		}
	}, required...)
}
