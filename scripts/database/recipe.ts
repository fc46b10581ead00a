/** How to run one kind of database server. */
export interface Recipe {
  kind: 'mongod' | 'secantusdb'
  /** What to say when it is used. */
  title: string
  /** The program with its arguments, for a data folder and a port. */
  command: (dataFolder: string, port: number) => [program: string, ...args: string[]]
  /** What is left to do once the server answers. */
  prepare: (uri: string, port: number) => Promise<void>
}
