// Compiles JSON Schemas in ajv as they come, in strict mode.
//
//   npm ci && node check.mjs SCHEMA…
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'

for (const file of process.argv.slice(2)) {
  new Ajv.default({ strict: true }).compile(JSON.parse(readFileSync(file, 'utf8')))
  console.log(`${file} compiles`)
}
