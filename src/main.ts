import { runProcess } from './start/run-process.ts'

// The bot and the worker in one process: `npm start`.
await runProcess({ bot: true, worker: true })
