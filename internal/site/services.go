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

// servicesPage writes the page with the services of all groups and the posts that own
// the most services.
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

// leftOut returns the number of services that cards have left out for lack of room.
func (s *site) leftOut() int {
	n := 0
	for _, m := range s.members {
		n += m.left
	}
	return n
}

// calls returns a function that makes a cell with the name of a service. If a service
// with another id has the same name, the cell also has the id.
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

// owner is a job post and the names of the services it owns, by group id and service
// id. A post is identified by its email address or, if it has none, by its role and its
// group.
type owner struct {
	post     card.Post
	services map[string]string
	groups   []string
}

// owners returns the table of the job posts that own more than one service, those with
// the most services first. A service counts once for each group that declares it.
// Retired services do not count.
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

// names returns the names of the services of a post, sorted, each once.
func (o *owner) names() []string {
	return slices.Compact(slices.Sorted(maps.Values(o.services)))
}
