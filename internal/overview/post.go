package overview

import (
	"regexp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Post is a job post in the organisation and its email address, that of a shared
// mailbox. Either may be empty.
type Post struct{ Role, Email string }

// Contact is a job post of the group. The field As has the post's key in the
// declaration, such as lead, leads.business or contacts.live_services_manager.
type Contact struct {
	As string
	Post
}

// longestMailbox is the longest email address, in bytes (RFC 5321, 4.5.3.1).
const longestMailbox = 254

var mailbox = regexp.MustCompile(`^[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

// IsMailbox reports whether a text is a plain email address.
func IsMailbox(text string) bool { return len(text) <= longestMailbox && mailbox.MatchString(text) }

// reader reads posts. It leaves out email addresses that seem to belong to a person.
type reader struct {
	personal map[string]bool
}

// personal returns the texts of a declaration that the reader reported as personal or
// secret.
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

// contacts returns the declared job posts of the group.
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
				add(section+"."+name, posts.Members[i])
			}
		}
	}
	return all
}

func scope(v *declaration.Value) Scope {
	return Scope{Service: text(v, "service"), Item: text(v, "item"), Month: text(v, "month"), Subject: text(v, "subject")}
}
