package profile

import (
	"regexp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Post is a post and its role mailbox; either may be empty.
type Post struct {
	Role  string `json:"role"`
	Email string `json:"email"`
}

// Contact is a post of the group and what it is to the group: its key in the
// declaration, such as lead, leads.business or contacts.live_services_manager.
type Contact struct {
	As string
	Post
}

// longestMailbox is how long an address can be, in bytes (RFC 5321, 4.5.3.1).
const longestMailbox = 254

var mailbox = regexp.MustCompile(`^[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

// IsMailbox reports whether a text is a plain address of mail.
func IsMailbox(text string) bool { return len(text) <= longestMailbox && mailbox.MatchString(text) }

// reader reads posts. It leaves out addresses that seem to be a person's own.
type reader struct {
	personal map[string]bool
}

// personal gives the texts of a declaration that look personal or secret.
func personal(d *declaration.Declaration) map[string]bool {
	texts := map[string]bool{}
	for _, fault := range d.Faults {
		if value := d.At(fault.At); fault.Kind == declaration.Personal && value != nil {
			texts[value.Text] = true
		}
	}
	return texts
}

func (r reader) post(v *declaration.Value) Post {
	p := Post{Role: text(v, "role"), Email: text(v, "email")}
	if r.personal[p.Email] || !IsMailbox(p.Email) {
		p.Email = ""
	}
	return p
}

// contacts gives the posts of the group that are declared.
func (r reader) contacts(group *declaration.Value) []Contact {
	var all []Contact
	add := func(as string, v *declaration.Value) {
		if post := r.post(v); post != (Post{}) {
			all = append(all, Contact{as, post})
		}
	}
	add("lead", group.Member("lead"))
	for _, section := range []string{"leads", "contacts"} {
		if posts := group.Member(section); posts != nil {
			for i, name := range posts.Names {
				add(section+"."+name, &posts.Members[i])
			}
		}
	}
	return all
}

func scope(v *declaration.Value) Scope {
	return Scope{Service: text(v, "service"), Item: text(v, "item"), Month: text(v, "month"), Subject: text(v, "subject")}
}
