// Package approvals finds out who approved the waivers and attestations of a
// declaration: whether a person who may approve for the named post approved the pull
// request that introduced them. It compares logins, but returns none.
package approvals

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Claim is a waiver or an attestation.
type Claim struct {
	// About is the path by which facts about the claim name it (evidence.Fact.About).
	About []string
	// Post is the email address, in lower case, of the job post that approved the
	// waiver or made the attestation. It is empty if none is given.
	Post string
	// Text is the content of the claim in one fixed form. The order of keys and the
	// layout make no difference: two claims with the same content have the same Text.
	Text string
}

// Claims returns the waivers and attestations of a declaration file. It leaves out
// those that Claim.About cannot name, for example because they have no values or
// contain invisible characters.
func Claims(root yamltext.Node) []Claim {
	var all []Claim
	if root.Empty() || root.Kind() != yamltext.Map {
		return nil
	}
	for key, list := range root.Entries() {
		if list.Kind() != yamltext.List {
			continue
		}
		for _, item := range list.Items() {
			var claim Claim
			switch key.Text() {
			case "waivers":
				claim = waiver(item)
			case "attestations":
				claim = attestation(item)
			}
			claim.Text = key.Text() + ": " + said(item)
			if evidence.Nameable(claim.About) && len(claim.About) > 1 {
				all = append(all, claim)
			}
		}
	}
	return all
}

// Texts returns the Text of each claim of a declaration file.
func Texts(root yamltext.Node) []string {
	var all []string
	for _, claim := range Claims(root) {
		all = append(all, claim.Text)
	}
	return all
}

func waiver(item yamltext.Node) Claim {
	scope := at(item, "scope")
	limit := func(key string) string { return textOf(at(scope, key)) }
	about := evidence.AboutWaiver(textOf(at(item, "rule")), evidence.Scope(limit("service"), limit("item"), limit("month"), limit("subject")), textOf(at(item, "expires")))
	return Claim{About: about, Post: mailboxOf(at(item, "approved_by"))}
}

func attestation(item yamltext.Node) Claim {
	return Claim{About: evidence.AboutAttestation(textOf(at(item, "topic")), textOf(at(item, "attested_on"))), Post: mailboxOf(at(item, "by"))}
}

// at returns the value of a key in a map, or an empty node.
func at(node yamltext.Node, key string) yamltext.Node {
	if !node.Empty() && node.Kind() == yamltext.Map {
		for name, value := range node.Entries() {
			if name.Text() == key {
				return value
			}
		}
	}
	return yamltext.Node{}
}

func textOf(node yamltext.Node) string {
	if node.Empty() || node.Kind() != yamltext.Scalar || node.Null() {
		return ""
	}
	return strings.Join(strings.Fields(node.Text()), " ")
}

var mailbox = regexp.MustCompile(`[^\s<>@]+@[^\s<>@]+`)

// mailboxOf returns the email address of a post in lower case. A post is a map with
// `email`, or a text such as "Head of Data <data@example.gov.uk>".
func mailboxOf(post yamltext.Node) string {
	text := textOf(post)
	if text == "" {
		text = textOf(at(post, "email"))
	}
	return strings.ToLower(mailbox.FindString(text))
}

// said returns the content of a YAML node in one fixed form, with keys sorted and texts
// in quotes.
func said(node yamltext.Node) string {
	if node.Empty() {
		return ""
	}
	var parts []string
	switch node.Kind() {
	case yamltext.Map:
		for key, value := range node.Entries() {
			parts = append(parts, fmt.Sprintf("%q: %s", key.Text(), said(value)))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ", ") + "}"
	case yamltext.List:
		for _, item := range node.Items() {
			parts = append(parts, said(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprintf("%q", textOf(node))
}
