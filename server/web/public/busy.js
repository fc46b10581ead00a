/** True when somebody has typed or chosen something that has not been sent yet. */
export function isChanged(field) {
  if (field.type === 'hidden') return false
  if (field.type === 'checkbox' || field.type === 'radio') {
    return field.checked !== field.defaultChecked
  }
  if (field.options)
    return [...field.options].some((o) => o.selected && !o.defaultSelected && o.value)
  return field.value !== field.defaultValue
}
