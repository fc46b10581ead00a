/** The whole mail: that something waits and where, in both languages, and nothing about anybody. */
export function mailText(
  {
    count,
    urgent,
    confirm = [],
  }: {
    readonly count: number
    readonly urgent: boolean
    /** Links that confirm a number with one tap. */
    readonly confirm?: readonly string[]
  },
  url: string,
): { subject: string; text: string } {
  const one = count === 1
  const subject = urgent
    ? 'Onderdak: dringend, er wacht iets op u / urgent, something needs you'
    : 'Onderdak: er wacht iets op u / something needs you'
  const text = [
    one ? 'Er is 1 melding voor u.' : `Er zijn ${count} meldingen voor u.`,
    urgent ? 'Dit kan niet wachten.' : '',
    'Log in om te zien wat er is. In deze mail staat niets over mensen.',
    url,
    '',
    one ? 'There is 1 notice for you.' : `There are ${count} notices for you.`,
    urgent ? 'This cannot wait.' : '',
    'Sign in to see what it is. This mail says nothing about people.',
    `${url}?lang=en`,
    '',
    ...(confirm.length > 0
      ? ['Klopt uw aantal vrije plekken nog? / Is your number of free places still true?']
      : []),
    ...confirm,
    '',
    'Minder of meer mail? / Less mail or more?',
    `${url}/settings`,
    '',
  ]
  return { subject, text: text.filter((line, at) => line !== '' || text[at - 1] !== '').join('\n') }
}
