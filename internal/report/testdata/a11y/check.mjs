// Looks at pages in a browser at three widths: axe-core finds nothing, nothing
// is wider than the window, no heading word of a table is broken at the widest,
// nothing is refused by the page's own policy and nothing is asked of the network.
//
//   npm ci && node check.mjs BROWSER PAGE…
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const [executablePath, ...pages] = process.argv.slice(2)
let found = 0

function tell (file, width, text) {
  found++
  console.log(`${file} at ${width}: ${text}`)
}

// brokenHeadings returns the words of table headings that do not fit on one line.
function brokenHeadings () {
  const broken = []
  for (const heading of document.querySelectorAll('th[scope=col]')) {
    const text = heading.firstChild
    for (const word of text?.data?.matchAll(/[^\s-]+/g) ?? []) {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      if (range.getClientRects().length > 1) broken.push(word[0])
    }
  }
  return broken
}

async function look (browser, file, width) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const address = pathToFileURL(resolve(file)).href
  page.on('console', message => { if (message.type() === 'error') tell(file, width, message.text()) })
  page.on('request', request => { if (request.url() !== address) tell(file, width, `asks for ${request.url()}`) })
  await page.goto(address)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) tell(file, width, `${wide} pixels wider than the window`)
  for (const word of width < 1280 ? [] : await page.evaluate(brokenHeadings)) tell(file, width, `the heading word ${word} is on two lines`)
  // The page's policy keeps scripts out of it; the debugger is not bound by it.
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${axe}; axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(r => JSON.stringify(r.violations))`,
    awaitPromise: true,
    returnByValue: true
  })
  for (const violation of JSON.parse(result.value)) {
    for (const node of violation.nodes) tell(file, width, `${violation.id}: ${node.html} ${node.failureSummary}`)
  }
  await page.close()
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const file of pages) {
  for (const width of [320, 768, 1280]) await look(browser, file, width)
}
await browser.close()
console.log(`${pages.length} pages at 3 widths, ${found} faults`)
process.exitCode = found === 0 ? 0 : 1
