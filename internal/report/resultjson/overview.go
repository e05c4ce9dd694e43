package resultjson

import (
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
)

// contact is a job post that people can contact. The field As has the post's key in the
// declaration, such as "lead" or "leads.delivery".
type contact struct {
	As    filled  `json:"as"`
	Role  string  `json:"role"`
	Email mailbox `json:"email"`
}

// service is a declared service with its phase on the day of the run.
type service struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Phase string `json:"phase"`
	Owner post   `json:"owner"`
}

// waiver is a declared waiver, whether or not it is valid.
type waiver struct {
	Rule       string      `json:"rule"`
	Scope      scope       `json:"scope"`
	ApprovedBy post        `json:"approved_by"`
	Expires    finding.Day `json:"expires"`
	Approval   *approval   `json:"approval,omitempty"`
}

// approval is what the evidence says about the approval of a waiver.
type approval struct {
	Seen overview.ApprovalState `json:"seen"`
	On   finding.Day            `json:"on"`
}

func approvalOf(a overview.Approval) *approval {
	if a.Is == "" {
		return nil
	}
	return &approval{a.Is, finding.Day(a.On)}
}

func (a *approval) approval() overview.Approval {
	if a == nil {
		return overview.Approval{}
	}
	return overview.Approval{Is: a.Seen, On: string(a.On)}
}

// scope is what a waiver is limited to.
type scope struct {
	Service filled `json:"service,omitempty"`
	Item    filled `json:"item,omitempty"`
	Month   filled `json:"month,omitempty"`
	Subject filled `json:"subject,omitempty"`
}

func contactsOf(p overview.Overview) []contact {
	contacts := make([]contact, len(p.Contacts))
	for i, c := range p.Contacts {
		contacts[i] = contact{filled(c.As), c.Role, mailbox(c.Email)}
	}
	return contacts
}

func servicesOf(p overview.Overview) []service {
	services := make([]service, len(p.Services))
	for i, s := range p.Services {
		services[i] = service{s.ID, s.Name, s.Phase, postOf(s.Owner)}
	}
	return services
}

func waiversOf(p overview.Overview) []waiver {
	waivers := make([]waiver, len(p.Waivers))
	for i, w := range p.Waivers {
		waivers[i] = waiver{w.Rule, scope{filled(w.Scope.Service), filled(w.Scope.Item), filled(w.Scope.Month), filled(w.Scope.Subject)}, postOf(w.ApprovedBy), finding.Day(w.Expires), approvalOf(w.Approval)}
	}
	return waivers
}

// post is a job post: a role with its email address.
type post struct {
	Role  string  `json:"role"`
	Email mailbox `json:"email"`
}

func postOf(p overview.Post) post { return post{p.Role, mailbox(p.Email)} }
