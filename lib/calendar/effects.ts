import 'server-only'
import type { Reader } from '@/lib/platform/db'
import type { WorkCalendar } from '@/lib/standards/working-days'
import { findCalendar } from './store'

/** The calendar in force, as the reader's transaction sees it. */
export const loadCalendar = (from?: Reader): Promise<WorkCalendar> => findCalendar(from)
