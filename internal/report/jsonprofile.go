package report

import (
	"github.com/DEFRA/dgcheck/internal/overview"
)

// jsonContact is a post of the group. As is what the post does for the group.
type jsonContact struct {
	As    string `json:"as"`
	Role  string `json:"role"`
	Email string `json:"email"`
}

// jsonService is a service with its owner and its phase on the day of the run.
type jsonService struct {
	ID    string        `json:"id"`
	Name  string        `json:"name"`
	Phase string        `json:"phase"`
	Owner overview.Post `json:"owner"`
}

// jsonWaiver is a waiver as declared, whether it is accepted or not.
type jsonWaiver struct {
	Rule       string         `json:"rule"`
	Scope      overview.Scope `json:"scope"`
	ApprovedBy overview.Post  `json:"approved_by"`
	Expires    string         `json:"expires"`
}

func contactsOf(p overview.Overview) []jsonContact {
	contacts := make([]jsonContact, len(p.Contacts))
	for i, c := range p.Contacts {
		contacts[i] = jsonContact{c.As, c.Role, c.Email}
	}
	return contacts
}

func servicesOf(p overview.Overview) []jsonService {
	services := make([]jsonService, len(p.Services))
	for i, s := range p.Services {
		services[i] = jsonService{s.ID, s.Name, s.Phase, s.Owner}
	}
	return services
}

func waiversOf(p overview.Overview) []jsonWaiver {
	waivers := make([]jsonWaiver, len(p.Waivers))
	for i, w := range p.Waivers {
		waivers[i] = jsonWaiver{w.Rule, w.Scope, w.ApprovedBy, w.Expires}
	}
	return waivers
}
