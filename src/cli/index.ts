import { backupVerb } from './backup.ts'
import { calendarVerb } from './calendar.ts'
import { doctorVerb } from './doctor.ts'
import { envExampleVerb } from './env-example.ts'
import { evaluateVerb } from './evaluate.ts'
import { goLiveVerb } from './go-live.ts'
import { importVerb } from './import.ts'
import { jobsVerb } from './jobs.ts'
import { modelVerb } from './model.ts'
import { policyVerb } from './policy.ts'
import { ratesVerb } from './rates.ts'
import { restoreVerb } from './restore.ts'
import { sayVerb } from './say.ts'
import { seedVerb } from './seed.ts'
import { simulateVerb } from './simulate.ts'
import { trialVerb } from './trial.ts'
import { usersVerb } from './users.ts'
import type { Verb } from './verb.ts'
import { verifyVerb } from './verify.ts'
import { wecomVerb } from './wecom.ts'
import { workspacesVerb } from './workspaces.ts'

/** Every verb of the terminal, one line each. */
export const verbs: readonly Verb[] = [
  sayVerb,
  importVerb,
  usersVerb,
  ratesVerb,
  calendarVerb,
  policyVerb,
  jobsVerb,
  verifyVerb,
  backupVerb,
  restoreVerb,
  seedVerb,
  evaluateVerb,
  simulateVerb,
  workspacesVerb,
  wecomVerb,
  modelVerb,
  doctorVerb,
  trialVerb,
  goLiveVerb,
  envExampleVerb,
]
