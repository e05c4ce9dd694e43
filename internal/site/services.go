package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
)

// servicesPage writes one register of the services of all groups, and which posts own
// the most.
func (s *site) servicesPage() error {
	all := slices.Clone(s.services)
	slices.SortStableFunc(all, func(a, b service) int {
		return cmp.Or(cmp.Compare(strings.ToLower(cmp.Or(a.name, a.id)), strings.ToLower(cmp.Or(b.name, b.id))), cmp.Compare(a.id, b.id), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.member.entry.Repository, b.member.entry.Repository))
	})
	return s.page(page{file: servicesFile, title: "Services", intro: func(w html.Writer) {
		paragraph(w, "Every service that a group declares, by name. A service that two groups declare is there twice; the page Between groups says which.")
		if left := s.leftOut(); left > 0 {
			paragraph(w, "The cards of some very large groups have no room for all of their services.")
		}
	}, tables: []table{s.owners(), {
		name: "services", caption: "Services by name", empty: "No service is declared.", rows: len(all),
		columns: append(append(columns("Service", "Group", "Phase"), leadColumns("Owner")...), column{name: "Address"}, column{name: "Repositories"}, column{name: "Id", csv: true}),
		row: func(i int) []cell {
			v := all[i]
			address := text(v.url)
			if to := escape.LinkTo(v.url); to != "" {
				address.shown = html.Fill(`<a class="govuk-link"$>$</a>`, html.Href(to), escape.ForPage(v.url))
			}
			return append(append([]cell{text(cmp.Or(v.name, v.id)), s.groupCell(v.member), {v.phase, phase(v.phase)}}, lead(v.owner)...), address, text(v.repos), text(v.id))
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

// owner is a post with the services that it owns. A post is its mailbox or, without one,
// its role in its group.
type owner struct {
	post     card.Post
	services []string
	groups   []string
}

// owners lists the posts that own services, the most first. A service that is retired
// needs no owner and does not count.
func (s *site) owners() table {
	found := map[string]*owner{}
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
			o = &owner{post: v.owner}
			found[key] = o
		}
		o.services = append(o.services, cmp.Or(v.name, v.id))
		if !slices.Contains(o.groups, v.member.name) {
			o.groups = append(o.groups, v.member.name)
		}
	}
	all := make([]*owner, 0, len(found))
	for _, o := range found {
		slices.Sort(o.services)
		slices.Sort(o.groups)
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b *owner) int {
		return cmp.Or(cmp.Compare(len(b.services), len(a.services)), cmp.Compare(a.post.Email, b.post.Email), cmp.Compare(a.post.Role, b.post.Role), slices.Compare(a.groups, b.groups), slices.Compare(a.services, b.services))
	})
	const most = 20
	return table{
		name: "owners", caption: "Posts that own the most services", empty: "No service has an owner.", rows: min(len(all), most),
		columns: append(append(leadColumns("Post"), column{name: "Services", number: true}), columns("Which", "Groups")...),
		row: func(i int) []cell {
			o := all[i]
			return append(lead(o.post), count(len(o.services)), text(strings.Join(o.services, ", ")), text(strings.Join(o.groups, ", ")))
		},
	}
}
