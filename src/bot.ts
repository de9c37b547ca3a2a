import { runProcess } from './start/run-process.ts'

// The bot process: chat surfaces and commands.
await runProcess({ bot: true, worker: false })
