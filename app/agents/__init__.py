"""The corpus for agents that speak the Model Context Protocol: eight tools over the answers of the API.

arguments  what each tool takes
answers    what each tool tells: smaller objects than the API's, of the same names
asking     the API asked in this process, by the same paths and parameters as over HTTP
tools      what each tool asks and tells; one table has them all
listing    the tools as they are listed to an agent, in few words
protocol   the tools behind the protocol's own package, over standard input and output or over HTTP
"""
