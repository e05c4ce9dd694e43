package html

import (
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// frame has what a page shows around its content.
type frame struct {
	Title, AsOf, Policy, Version escape.HTML
	// Styles is the style sheet. It is written without escaping.
	Styles piece
	// List is the address of the index page, or "" if there is none.
	List escape.URL
	// Base is the commit that the run compares with. Gone has the groups that existed
	// only there.
	Base escape.HTML
	Gone *htmlGone
	// Note is a line above the content. It may be nil.
	Note escaped
}

func (p *page) head(f frame) {
	p.put(`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<meta name="generator" content="dgcheck">
<meta http-equiv="Content-Security-Policy" content="$">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>$, $ – Scorecard</title>
<style>$</style>
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">Skip to main content</a>
<header class="govuk-generic-header">
<div class="govuk-width-container govuk-generic-header__logo"><span class="header-name">Delivery group scorecard</span></div>
</header>
<div class="govuk-width-container">`, f.Policy, f.Title, f.AsOf, f.Styles)
	if f.List != "" {
		p.put(`
<nav class="above" aria-label="All groups"><a class="govuk-link"$>All groups</a></nav>`, href(f.List))
	}
	p.put(`
<main class="govuk-main-wrapper" id="main-content" tabindex="-1">`)
	if f.Note != nil {
		p.put(`
<p class="govuk-body-s note">$</p>`, f.Note)
	}
}

func (p *page) foot(f frame) {
	p.gone(f.Gone)
	p.put(`
</main>
</div>
<footer class="foot">
<div class="govuk-width-container">
<p class="govuk-body-s">Made by dgcheck $ from what the group declares, judged as of $. It is an indication; people decide.</p>
<p class="govuk-body-s">The look of this page follows the GOV.UK Design System. It is not a page of GOV.UK.</p>
</div>
</footer>
</body>
</html>
`, f.Version, f.AsOf)
}
