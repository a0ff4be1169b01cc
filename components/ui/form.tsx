'use client'

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef, useState } from 'react'
import type { Action, ActionState, FormValues } from '@/lib/platform/action'
import { explainRefusal, type FieldErrors } from '@/lib/platform/result'
import { buttonClass, type Weight } from './button'

type FormState = { errors: FieldErrors; values: FormValues; pending: boolean }
const FormContext = createContext<FormState>({ errors: {}, values: {}, pending: false })

/** A field's identifiers, what is wrong with it, and what was typed before. */
export function useField(name: string) {
  const { errors, values } = useContext(FormContext)
  const messages = errors[name] ?? []
  return { id: fieldId(name), errorId: `${fieldId(name)}-error`, messages, typed: values[name] }
}
const fieldId = (name: string): string => `field-${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`

/**
 * A form of one action. Works without script; comes back filled in, with a summary of what is wrong that takes focus and
 * leads to each field. `done` shows what an action gave back that stays on the page.
 */
export function Form<T>({
  action,
  children,
  done,
  label,
}: {
  action: Action<T>
  children: ReactNode
  done?: (value: T) => ReactNode
  label?: string
}) {
  const [state, submit, pending] = useActionState<ActionState<T>, FormData>(action, { status: 'idle' })
  // React resets a form after its action, and a select forgets what was chosen: fields are made anew from the typed values.
  const [seen, setSeen] = useState(state)
  const [round, setRound] = useState(0)
  if (seen !== state) {
    setSeen(state)
    setRound(round + 1)
  }
  if (state.status === 'done' && done) return <>{done(state.value)}</>
  const errors = state.status === 'refused' && state.refusal.code === 'invalid' ? state.refusal.fields : {}
  const values = state.status === 'refused' ? state.values : {}
  return (
    <form action={submit} aria-label={label} noValidate>
      {state.status === 'refused' ? (
        <ErrorSummary key={round} message={explainRefusal(state.refusal)} errors={errors} />
      ) : null}
      <FormContext value={{ errors, values, pending }}>
        <div key={round}>{children}</div>
      </FormContext>
    </form>
  )
}

function ErrorSummary({ message, errors }: { message: string; errors: FieldErrors }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const entries = Object.entries(errors).flatMap(([name, messages]) => messages.map((text) => ({ name, text })))
  return (
    <div ref={box} tabIndex={-1} role="alert" className="mb-5 rounded border-2 border-danger bg-danger-tint px-4 py-3">
      <p className="font-bold text-danger">{message}</p>
      {entries.length > 0 ? (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(({ name, text }) => (
            <li key={`${name} ${text}`}>{name ? <a href={`#${fieldId(name)}`}>{text}</a> : text}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type Labelled = { name: string; label: string; hint?: ReactNode; required?: boolean }

function Frame({ name, label, hint, required, children }: Labelled & { children: ReactNode }) {
  const { id, errorId, messages } = useField(name)
  return (
    <div className={`mb-5 ${messages.length > 0 ? 'border-l-4 border-danger pl-3' : ''}`}>
      <label htmlFor={id} className="block font-semibold">
        {label}
        {required ? null : <span className="ml-1 font-normal text-soft">（选填）</span>}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.92rem] text-soft">
          {hint}
        </p>
      ) : null}
      <FieldErrorsOf id={errorId} messages={messages} />
      <div className="mt-1">{children}</div>
    </div>
  )
}

function FieldErrorsOf({ id, messages }: { id: string; messages: readonly string[] }) {
  return messages.length > 0 ? (
    <p id={id} className="font-semibold text-danger">
      {messages.join('；')}
    </p>
  ) : null
}

function useControl({ name, hint, required }: Labelled) {
  const { id, errorId, messages, typed } = useField(name)
  const described = [hint ? `${id}-hint` : '', messages.length > 0 ? errorId : ''].filter(Boolean).join(' ')
  return {
    typed: typeof typed === 'string' ? typed : undefined,
    control: {
      id,
      name,
      className: 'control',
      'aria-invalid': messages.length > 0 || undefined,
      'aria-describedby': described || undefined,
      'aria-required': required || undefined,
    },
  }
}

type InputType = 'text' | 'password' | 'search' | 'date' | 'number'

export function TextField(
  field: Labelled & {
    type?: InputType
    value?: string | undefined
    autoComplete?: string
    inputMode?: 'numeric' | 'text' | 'decimal'
    maxLength?: number
    mono?: boolean
  },
) {
  const { typed, control } = useControl(field)
  return (
    <Frame {...field}>
      <input
        {...control}
        className={field.mono ? 'control font-mono' : 'control'}
        type={field.type ?? 'text'}
        defaultValue={typed ?? field.value ?? ''}
        autoComplete={field.autoComplete ?? 'off'}
        inputMode={field.inputMode}
        maxLength={field.maxLength}
        spellCheck={false}
      />
    </Frame>
  )
}

export function TextArea(field: Labelled & { value?: string | undefined; rows?: number }) {
  const { typed, control } = useControl(field)
  return (
    <Frame {...field}>
      <textarea {...control} rows={field.rows ?? 4} defaultValue={typed ?? field.value ?? ''} />
    </Frame>
  )
}

export type Option = { value: string; label: string }

export function SelectField(
  field: Labelled & { options: readonly Option[]; value?: string | undefined; empty?: string | null },
) {
  const { typed, control } = useControl(field)
  return (
    <Frame {...field}>
      <select {...control} defaultValue={typed ?? field.value ?? ''}>
        {field.empty === null ? null : <option value="">{field.empty ?? '请选择'}</option>}
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** Several choices, or one of a few that are worth reading at once. */
export function Choices(
  field: Labelled & {
    options: readonly Option[]
    value?: readonly string[] | undefined
    many?: boolean
    columns?: boolean
  },
) {
  const { id, errorId, messages, typed } = useField(field.name)
  const chosen = typed === undefined ? (field.value ?? []) : [typed].flat()
  return (
    <fieldset
      id={id}
      className={`mb-5 ${messages.length > 0 ? 'border-l-4 border-danger pl-3' : ''}`}
      aria-describedby={messages.length > 0 ? errorId : undefined}
    >
      <legend className="font-semibold">
        {field.label}
        {field.required ? null : <span className="ml-1 font-normal text-soft">（选填）</span>}
      </legend>
      {field.hint ? <p className="text-[0.92rem] text-soft">{field.hint}</p> : null}
      <FieldErrorsOf id={errorId} messages={messages} />
      <div className={field.columns ? 'mt-1 grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3' : 'mt-1'}>
        {field.options.map((option) => (
          <label key={option.value} className="flex min-h-10 items-center gap-2.5 py-1">
            <input
              type={field.many ? 'checkbox' : 'radio'}
              name={field.many ? `${field.name}[]` : field.name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              className="h-5 w-5 shrink-0 accent-brand"
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function FileField(field: Labelled & { accept: string }) {
  const { control } = useControl(field)
  return (
    <Frame {...field}>
      <input
        {...control}
        type="file"
        accept={field.accept}
        className="control file:mr-3 file:rounded file:border-0 file:bg-brand-tint file:px-3 file:py-1.5 file:font-semibold file:text-brand"
      />
    </Frame>
  )
}

export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={value} />
)

export function Submit({
  children,
  weight = 'primary',
  waiting = '正在提交…',
}: {
  children: ReactNode
  weight?: Weight
  waiting?: string
}) {
  const { pending } = useContext(FormContext)
  return (
    <button type="submit" className={buttonClass(weight)} disabled={pending} aria-live="polite">
      {pending ? waiting : children}
    </button>
  )
}
