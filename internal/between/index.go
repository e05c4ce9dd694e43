// Package between judges several groups together. It finds, for example, a service that
// two groups declare, or a dependency that no group declares. It collects the claims of
// the groups' cards, which are the services and outcomes they declare. The rules see
// only claims that conflict or that point to nothing.
package between

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/machine"
)

// retired is the phase of a service that has ended.
const retired = "retired"

// claim is a service as one group declares it.
type claim struct {
	group string
	card.Service
}

func (c claim) called() string { return cmp.Or(c.Name, c.ID) }

// owned reports whether the service names an owner.
func (c claim) owned() bool { return c.Owner != (card.Post{}) }

// Index holds the claims of many groups.
type Index struct {
	claims   []claim
	byID     map[string][]int // numbers of claims, by service id and earlier ids, in lower case
	places   map[string][]string
	outcomes []machine.Value
	dropped  []lost
	// silent counts the groups whose claims are unknown or incomplete.
	silent int
}

// lost is a service on an earlier card of a group. It has been dropped if no group
// declares it now. The field on has the day of the earlier card.
type lost struct {
	claim
	on string
}

// NewIndex returns an index without claims. silent is the number of groups that have no
// card.
func NewIndex(silent int) *Index {
	return &Index{byID: map[string][]int{}, places: map[string][]string{}, silent: silent}
}

// Add adds the claims on the current card of a group (now). The parameter before is an
// earlier card of the group, or nil. Its services count as dropped if no group declares
// them now.
func (x *Index) Add(now, before *card.Card) {
	for _, path := range now.Paths {
		place := strings.Trim(now.Repository+" "+path, " ")
		if path == "." && now.Repository != "" {
			place = now.Repository
		}
		x.places[now.ID] = append(x.places[now.ID], place)
	}
	if !now.Claims.Complete {
		x.silent++
	}
	for _, s := range now.Claims.Services {
		for _, id := range append([]string{s.ID}, s.PreviousIDs...) {
			x.byID[strings.ToLower(id)] = append(x.byID[strings.ToLower(id)], len(x.claims))
		}
		x.claims = append(x.claims, claim{now.ID, s})
	}
	for _, o := range now.Claims.Outcomes {
		if o.Active && o.ServedBy == 0 && now.Claims.Complete {
			x.outcomes = append(x.outcomes, object("group", now.ID, "id", o.ID, "called", cmp.Or(o.Title, o.ID)))
		}
	}
	if before == nil || !before.Claims.Complete || !now.Claims.Complete {
		return
	}
	for _, s := range before.Claims.Services {
		x.dropped = append(x.dropped, lost{claim{now.ID, s}, before.AsOf})
	}
}

// object returns an object whose values are texts. pairs holds its keys and values in
// turn.
func object(pairs ...string) *machine.Object {
	var keys []string
	var values []machine.Value
	for i := 0; i < len(pairs); i += 2 {
		keys, values = append(keys, pairs[i]), append(values, pairs[i+1])
	}
	return machine.NewMap(keys, values)
}

// value returns a claim in the form in which the rules read it.
func (c claim) value() machine.Value {
	return machine.NewMap(
		[]string{"group", "service", "called", "phase", "shared_with", "owned", "spend"},
		[]machine.Value{c.group, c.ID, c.called(), c.Phase, list(c.SharedWith), c.owned(), c.Spend})
}

func list(texts []string) machine.Value {
	values := make([]machine.Value, len(texts))
	for i, t := range texts {
		values[i] = t
	}
	return machine.NewArray(values...)
}

// Input returns the input of the rules: only claims that conflict or point to nothing.
func (x *Index) Input() *machine.Object {
	return machine.NewMap(
		[]string{"services", "repositories", "outcomes", "dependencies", "dropped", "posts", "groups", "silent"},
		[]machine.Value{
			machine.NewArray(append(x.services(), x.addresses()...)...), machine.NewArray(x.repositories()...), machine.NewArray(x.outcomes...),
			machine.NewArray(x.dependencies()...), machine.NewArray(x.droppedServices()...), machine.NewArray(x.posts()...), machine.NewArray(x.groups()...), int64(x.silent),
		})
}

// shared returns an entry for each key of index that has claims of at least two groups,
// in the order of the keys.
func (x *Index) shared(index map[string][]int, entry func(key string, claims []claim) machine.Value) []machine.Value {
	var all []machine.Value
	for _, key := range slices.Sorted(maps.Keys(index)) {
		claims := x.of(index[key])
		if len(groupsOf(claims)) > 1 {
			all = append(all, entry(key, claims))
		}
	}
	return all
}

func (x *Index) of(numbers []int) []claim {
	claims := make([]claim, len(numbers))
	for i, n := range numbers {
		claims[i] = x.claims[n]
	}
	return claims
}

// mostClaims is how many claims for one key, such as the id of a service, the rules
// see. The rules compare each claim with each other, and a finding names the groups of
// these claims.
const mostClaims = 40

func first(claims []claim) []claim { return claims[:min(len(claims), mostClaims)] }

func groupsOf(claims []claim) []string {
	var groups []string
	for _, c := range claims {
		groups = append(groups, c.group)
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

func values(claims []claim) machine.Value {
	all := make([]machine.Value, len(claims))
	for i, c := range claims {
		all[i] = c.value()
	}
	return machine.NewArray(all...)
}

// services returns the service ids that two or more groups declare. It leaves out
// retired services.
func (x *Index) services() []machine.Value {
	index := map[string][]int{}
	for i, c := range x.claims {
		if c.Phase == retired {
			continue
		}
		index[strings.ToLower(c.ID)] = append(index[strings.ToLower(c.ID)], i)
	}
	return x.shared(index, func(key string, claims []claim) machine.Value {
		return machine.NewMap([]string{"key", "called", "total", "claims"}, []machine.Value{key, claims[0].called(), int64(len(groupsOf(claims))), values(first(claims))})
	})
}

// addresses returns the web addresses that two or more groups declare for services with
// different ids.
func (x *Index) addresses() []machine.Value {
	index := map[string][]int{}
	for i, c := range x.claims {
		if at := address(c.URL); at != "" && c.Phase != retired {
			index[at] = append(index[at], i)
		}
	}
	maps.DeleteFunc(index, func(_ string, numbers []int) bool {
		first := strings.ToLower(x.claims[numbers[0]].ID)
		return !slices.ContainsFunc(numbers, func(n int) bool { return strings.ToLower(x.claims[n].ID) != first })
	})
	return x.shared(index, func(key string, claims []claim) machine.Value {
		return machine.NewMap([]string{"key", "called", "total", "claims"}, []machine.Value{key, "the service at " + key, int64(len(groupsOf(claims))), values(first(claims))})
	})
}

// address returns the host, the path and the query of a web address, without "www." and
// without a final slash, so that two ways to write one address are equal.
func address(text string) string {
	at, err := url.Parse(text)
	if err != nil || at.Host == "" {
		return ""
	}
	place := strings.TrimPrefix(strings.ToLower(at.Host), "www.") + strings.TrimRight(at.Path, "/")
	if at.RawQuery != "" {
		place += "?" + at.RawQuery
	}
	return place
}

// repositories returns the repositories that services of two or more groups name.
func (x *Index) repositories() []machine.Value {
	index := map[string][]int{}
	for i, c := range x.claims {
		if c.Phase == retired {
			continue
		}
		for _, repo := range c.Repos {
			key := strings.ToLower(repo)
			if !slices.Contains(index[key], i) {
				index[key] = append(index[key], i)
			}
		}
	}
	return x.shared(index, func(key string, claims []claim) machine.Value {
		return machine.NewMap([]string{"key", "groups", "total", "claims"}, []machine.Value{key, set(groupsOf(first(claims))), int64(len(groupsOf(claims))), values(first(claims))})
	})
}

func set(texts []string) machine.Value {
	values := make([]machine.Value, len(texts))
	for i, t := range texts {
		values[i] = t
	}
	return machine.NewSet(values...)
}

// dependencies returns the dependencies for which no group declares a service that has
// an owner and is not retired.
func (x *Index) dependencies() []machine.Value {
	var all []machine.Value
	for _, c := range x.claims {
		if c.Phase == retired {
			continue
		}
		for _, on := range c.DependsOn {
			found := x.byID[strings.ToLower(on)]
			if slices.ContainsFunc(found, func(n int) bool { return x.claims[n].Phase != retired && x.claims[n].owned() }) {
				continue
			}
			all = append(all, machine.NewMap([]string{"group", "id", "service", "on", "claims"}, []machine.Value{c.group, c.ID, c.called(), on, values(x.of(found[:min(len(found), mostClaims)]))}))
		}
	}
	return all
}

// droppedServices returns the services of earlier cards that no group declares now.
func (x *Index) droppedServices() []machine.Value {
	var all []machine.Value
	for _, l := range x.dropped {
		ids := append([]string{l.ID}, l.PreviousIDs...)
		if !slices.ContainsFunc(ids, func(id string) bool { return len(x.byID[strings.ToLower(id)]) > 0 }) {
			all = append(all, object("group", l.group, "id", l.ID, "called", l.called(), "phase", l.Phase, "on", l.on))
		}
	}
	return all
}

// posts returns the job posts that own more than one service, apart from retired
// services. A post is identified by its email address or, without one, by its group and
// its role. A service that two groups declare counts twice.
func (x *Index) posts() []machine.Value {
	index := map[string][]int{}
	for i, c := range x.claims {
		key := strings.ToLower(c.Owner.Email)
		if key == "" && c.Owner.Role != "" {
			key = c.group + "/" + c.Owner.Role
		}
		if key != "" && c.Phase != retired {
			index[key] = append(index[key], i)
		}
	}
	var all []machine.Value
	for _, key := range slices.Sorted(maps.Keys(index)) {
		claims := x.of(index[key])
		services := map[string]bool{}
		for _, c := range claims {
			services[c.group+"/"+strings.ToLower(c.ID)] = true
		}
		if len(services) > 1 {
			all = append(all, machine.NewMap([]string{"key", "called", "total", "groups", "services"}, []machine.Value{key, cmp.Or(claims[0].Owner.Role, key), int64(len(services)), int64(len(groupsOf(claims))), values(first(claims))}))
		}
	}
	return all
}

// groups returns the ids of groups that are declared in more than one place.
func (x *Index) groups() []machine.Value {
	var all []machine.Value
	for _, id := range slices.Sorted(maps.Keys(x.places)) {
		places := slices.Clone(x.places[id])
		slices.Sort(places)
		if places = slices.Compact(places); len(places) > 1 {
			all = append(all, machine.NewMap([]string{"key", "places"}, []machine.Value{id, list(places)}))
		}
	}
	return all
}
