import { type Method, refuse } from '../call.ts'

const open: Method = {
  token: 'app',
  scopes: ['connections:write'],
  perMinute: 20,
  run: ({ world }) => {
    const ticket = world.nextId('ticket')
    world.state.tickets.add(ticket)
    return { url: `${world.baseUrl().replace('http:', 'ws:')}/link/?ticket=${ticket}&app_id=${world.app.id}` }
  },
}

const uninstall: Method = {
  token: 'any',
  run: ({ world: { app, state }, args, team }) => {
    if (args['client_id'] !== app.clientId || args['client_secret'] !== app.clientSecret)
      refuse('invalid_client_id')
    for (const one of state.tokens.values()) if (one.teamId === team.id) one.revoked = true
    return {}
  },
}

/** `apps.*` */
export const apps: Readonly<Record<string, Method>> = {
  'apps.connections.open': open,
  'apps.uninstall': uninstall,
}
