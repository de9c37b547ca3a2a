import { runProcess } from './start/run-process.ts'

// The worker process: jobs.
await runProcess({ bot: false, worker: true })
