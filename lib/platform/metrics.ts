/** Prometheus metrics of this process. prom-client keeps one registry a process, whoever imports it. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client'

function once<T>(name: string, make: () => T): T {
  return (register.getSingleMetric(name) as T | undefined) ?? make()
}

export const requestSeconds = once(
  'http_request_seconds',
  () =>
    new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer a request, by kind and status',
      labelNames: ['kind', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    }),
)

export const refusedSignIns = once(
  'sign_in_refused_total',
  () => new Counter({ name: 'sign_in_refused_total', help: 'Sign-ins refused, by reason', labelNames: ['reason'] }),
)

export const waitingWork = once(
  'waiting_work',
  () => new Gauge({ name: 'waiting_work', help: 'Work that waits, by kind', labelNames: ['kind'] }),
)

if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics()

export const metricsText = (): Promise<string> => register.metrics()
export const metricsType: string = register.contentType
