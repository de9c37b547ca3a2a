# One image, two processes: `npm run -s bot` and `npm run -s worker` (docker-compose.yml).
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node 24 itself; the `node` package's own binary would be a second one.
RUN npm ci --omit=dev && rm -rf node_modules/node node_modules/node-bin-* node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY jobs ./jobs
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# exec form without npm: SIGTERM reaches the process, which finishes its work within 25 s.
CMD ["node", "src/bot.ts"]
