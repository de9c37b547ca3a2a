import { loadStep } from './rebuild-load.ts'
import { publishStep } from './rebuild-publish.ts'

// One step of `bench -- rebuild` in a process of its own, which holds nothing but what the step needs.
const steps: Readonly<Record<string, (args: readonly string[]) => Promise<string>>> = {
  load: loadStep,
  publish: publishStep,
}
const [name = '', ...args] = process.argv.slice(2)
process.stdout.write((await steps[name]?.(args)) ?? '')
