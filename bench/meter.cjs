// Loaded before the program that is measured: says at its end what the whole process took.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const cost = { cpu: (userCPUTime + systemCPUTime) / 1e6, wall: process.uptime(), rss: maxRSS / 1024 }
  require('node:fs').writeSync(2, `\n${JSON.stringify(cost)}\n`)
})
