# Offprint as docs/operations.md runs it, for amd64 and arm64: built in the first stage, without a
# compiler in the second, as a person without rights, on a root that may be read-only; all it keeps is in /data.
ARG NODE=24-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:${NODE}
LABEL org.opencontainers.image.title="Offprint" \
      org.opencontainers.image.description="A chat bot that delivers research-paper digests" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
RUN ln -s /app/bin/offprint.js /usr/local/bin/offprint && install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# Not whether it is ready: a bot that waits for a platform must not be started anew for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As Node 20 has it: later ones let the young part of their heap take four times as much.
CMD ["node", "--max-semi-space-size=16", "bin/offprint.js", "start"]
