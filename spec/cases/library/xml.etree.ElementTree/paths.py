import xml.etree.ElementTree as ET

data = ET.fromstring('''<data>
  <country name="Liechtenstein"><rank updated="yes">2</rank><year>2008</year><neighbor name="Austria" direction="E"/><neighbor name="Switzerland" direction="W"/></country>
  <country name="Singapore"><rank>5</rank><year>2011</year><neighbor name="Malaysia" direction="N"/></country>
  <country name="Panama"><rank>69</rank><year>2011</year><neighbor name="Costa Rica" direction="W"/><neighbor name="Colombia" direction="E"/></country>
</data>''')


def describe(element):
    return element.tag + ''.join(f'[{k}={v}]' for k, v in element.attrib.items()) + (f':{element.text.strip()}' if element.text and element.text.strip() else '')


for path in ['country', './country', 'country/rank', '*', '*/*', './/neighbor', './/year/..', "country[@name]", "country[@name='Singapore']", "country[@name!='Singapore']", 'country[rank]', "country[rank='5']", "country[year='2011']/rank",
             "country[year!='2011']", 'country[1]', 'country[2]/neighbor', 'country[last()]', 'country[last()-1]', './/neighbor[2]', ".//*[@name='Panama']", './/rank[@updated]', ".//year[.='2011']", ".//year[.!='2011']", '.', '..', 'country/neighbor[@direction="E"]',
             ".//neighbor[@name='Colombia']/../rank", 'nope', 'country/', "country[@name='Panama'][rank]", './/*', "*[@name]/year", '{*}country', '{}country', "country[@ name = 'Panama' ]", "country[neighbor]", './country//neighbor',
             '/country', 'country[0]', 'country[-1]', 'country[foo()]', 'country[last()+1]', 'x:y', 'country]', './/', '//', 'country[@name=5]', '', 'country[@]', "country[position()=1]", 'a//', 'country[.]']:
    try:
        print(path, [describe(e) for e in data.findall(path)])
    except Exception as error:
        print(path, type(error).__name__, error)
print(describe(data.find('.//rank')), data.findtext('country/year'), data.findtext('.//neighbor'), [describe(e) for e in data.iterfind('country/rank')])
tree = ET.ElementTree(data)
print(len(tree.findall('country')), tree.find('./country').get('name'))
