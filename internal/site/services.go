package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// servicesPage writes one register of the services of all groups, and which posts own
// the most.
func (s *site) servicesPage() error {
	all := slices.Clone(s.services)
	slices.SortStableFunc(all, func(a, b service) int {
		return cmp.Or(cmp.Compare(strings.ToLower(cmp.Or(a.name, a.id)), strings.ToLower(cmp.Or(b.name, b.id))), cmp.Compare(a.id, b.id), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.member.entry.Repository, b.member.entry.Repository))
	})
	unknown := s.unknown()
	called := s.calls()
	return s.page(page{file: servicesFile, title: "Services", intro: func(w html.Writer) {
		paragraph(w, "Every service of the "+outline.Count(len(s.members), "group")+" heard from, by name. A service that several groups declare is here once for each group that declares it. Services of the same name are told apart by their id.")
		if left := s.leftOut(); left > 0 {
			paragraph(w, "The reports of some very large groups have no room for all of their services.")
		}
	}, tables: []table{s.owners(), {
		name: "services", caption: "Services by name", empty: "No service is declared.", rows: len(all) + len(unknown),
		columns: append(append(columns("Service", "Group", "Phase"), leadColumns("Owner")...), column{name: "Address"}, column{name: "Repositories"}, column{name: "Id", csv: true}),
		row: func(i int) []cell {
			if i >= len(all) {
				q := unknown[i-len(all)]
				return append(append([]cell{{"", escape.HTML("Not known")}, {q.id, escape.ForPage(cmp.Or(q.name, q.id))}, {"", escape.HTML("Not heard from")}}, text(""), text("")), text(""), text(""), text(""))
			}
			v := all[i]
			address := text(v.url)
			if to := escape.LinkTo(v.url); to != "" {
				address.shown = html.Fill(`<a class="govuk-link"$>$</a>`, html.Href(to), escape.ForPage(v.url))
			}
			owner := lead(v.owner)
			if v.owner == (card.Post{}) && v.phase == "retired" {
				owner = []cell{{"", escape.HTML("Not asked")}, text("")}
			}
			return append(append([]cell{called(v), s.groupCell(v.member), {v.phase, phase(v.phase)}}, owner...), address, text(v.repos), text(v.id))
		},
	}}})
}

func phase(word string) html.Escaped {
	if word == "" {
		return escape.HTML("Not begun")
	}
	return escape.SentenceForPage(word)
}

// leftOut counts the services that cards have no room for.
func (s *site) leftOut() int {
	n := 0
	for _, m := range s.members {
		n += m.left
	}
	return n
}

// calls returns a function that names a service, with its id if another has its name.
func (s *site) calls() func(service) cell {
	ids := map[string]string{}
	shared := map[string]bool{}
	for _, v := range s.services {
		name, id := strings.ToLower(v.name), strings.ToLower(v.id)
		if known, has := ids[name]; has && known != id {
			shared[name] = true
		}
		ids[name] = id
	}
	return func(v service) cell {
		name := cmp.Or(v.name, v.id)
		if v.name == "" || !shared[strings.ToLower(v.name)] {
			return text(name)
		}
		return cell{name, html.Fill(`$ <span class="quiet">$</span>`, escape.ForPage(name), escape.ForPage(v.id))}
	}
}

// owner is a post with the services that it owns, by group and id. A post is its mailbox or,
// without one, its role in its group.
type owner struct {
	post     card.Post
	services map[string]string
	groups   []string
}

// owners lists the posts that own several services, the most first. A service counts in
// each group that declares it. One that is retired needs no owner and does not count.
func (s *site) owners() table {
	found := map[string]*owner{}
	called := s.calls()
	for _, v := range s.services {
		if v.owner == (card.Post{}) || v.phase == "retired" {
			continue
		}
		key := strings.ToLower(v.owner.Email)
		if key == "" {
			key = v.member.entry.ID + "\x00" + v.owner.Role
		}
		o := found[key]
		if o == nil {
			o = &owner{post: v.owner, services: map[string]string{}}
			found[key] = o
		}
		name := cmp.Or(v.name, v.id)
		if called(v).shown != nil {
			name += " (" + v.id + ")"
		}
		o.services[v.member.entry.ID+"\x00"+strings.ToLower(v.id)] = name
		o.groups = append(o.groups, v.member.name)
	}
	var all []*owner
	for _, o := range found {
		if len(o.services) < 2 {
			continue
		}
		slices.Sort(o.groups)
		o.groups = slices.Compact(o.groups)
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b *owner) int {
		return cmp.Or(cmp.Compare(len(b.services), len(a.services)), cmp.Compare(a.post.Email, b.post.Email), cmp.Compare(a.post.Role, b.post.Role), slices.Compare(a.groups, b.groups), slices.Compare(a.names(), b.names()))
	})
	const most = 20
	return table{
		name: "owners", caption: "Posts that own the most services, counted in each group", empty: "No post owns more than one service.", rows: min(len(all), most),
		columns: append(append(leadColumns("Post"), column{name: "Services", number: true}), columns("Which", "Declared by")...),
		row: func(i int) []cell {
			o := all[i]
			return append(lead(o.post), count(len(o.services)), cell{strings.Join(o.names(), ", "), escape.ForPage(namesOf(o.names()))}, cell{strings.Join(o.groups, ", "), escape.ForPage(namesOf(o.groups))})
		},
	}
}

// names returns what the services of a post are called, in order.
func (o *owner) names() []string {
	return slices.Compact(slices.Sorted(maps.Values(o.services)))
}
